// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

/** What a server answers of a patient about whom an export system asked once per image. */
final class ManyQuestions {

    /** One line stands for all questions about one scan. */
    static final String SHARING = """
            {"resourceType":"Parameters","parameter":[
             {"name":"lines","valueDecimal":1},{"name":"matches","valueDecimal":1},{"name":"times","valueDecimal":0},
             {"name":"groups","valueDecimal":0},{"name":"withoutName","valueDecimal":0},{"name":"others","valueDecimal":0},
             {"name":"refused","valueDecimal":20700},{"name":"more","valueBoolean":false},
             {"name":"year","valueCode":"2026"},{"name":"recipient","valueCode":"northlight"},
             {"name":"line","part":[{"name":"number","valueDecimal":20700},{"name":"last","valueInstant":"2026-03-16T18:30:00Z"},
              {"name":"event","resource":{"resourceType":"AuditEvent","id":"ev1",
               "type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110113"},
               "recorded":"2026-03-14T18:30:00Z","outcome":"8","outcomeDesc":"CONSENT_DENY",
               "agent":[{"type":{"coding":[{"code":"110152"}]},
                         "who":{"reference":"Organization/northlight","display":"Northlight Imaging AI"}}],
               "entity":[{"what":{"reference":"Patient/p1"},
                          "detail":[{"type":"study","valueString":"ImagingStudy/s1"}]}]}}]}]}
            """;

    static final String ACCOUNTING = """
            {"patient":"Patient/p1","from":"2020-03-16T04:00:00Z","legal":true,"items":[
             {"date":"2026-03-16T18:30:00Z","last-date":"2026-03-16T18:30:00Z","number":1,"outcome":"disclosed",
              "recipient":"registry","recipient-name":"State Registry","country":"US","description":"a letter",
              "objects":0,"records":0,"bytes":0,"purpose-code":"PUBHLTH","legal":true,"event":"AuditEvent/ev2",
              "line-number":"L-7Q4K-M2RT"}]}
            """;

    private ManyQuestions() {}

    /** A page of single events, and always one more behind it. */
    static String endless(String base) {
        return """
                {"resourceType":"Bundle","link":[{"relation":"next","url":"%s/AuditEvent?_cursor=x"}],"entry":[]}
                """.formatted(base);
    }
}
