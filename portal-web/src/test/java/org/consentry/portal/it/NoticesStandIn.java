// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

/** What the consent server says of notices: a gap that is over for everybody, and a breach for one patient. */
final class NoticesStandIn {
    static final String STAFF = """
            {"notices":[
             {"id":2,"kind":"gap","from":"2026-03-01","to":"2026-03-02","en":"Two days are missing.","es":"Faltan dos.",
              "writer":"Omar Diaz","writtenAt":"2026-03-03T12:00:00Z","endedAt":"2026-03-04T12:00:00Z"},
             {"id":1,"kind":"breach","company":"northlight","from":"2026-01-01","to":"2026-02-01",
              "en":"A thief took a computer.","es":"Un ladrón se llevó una computadora.","writer":"Omar Diaz",
              "writtenAt":"2026-03-03T12:00:00Z"}]}
            """;

    private NoticesStandIn() {}

    static String answer(boolean ofPatient) {
        return ofPatient ? parameters("""
                        {"name":"notice","part":[{"name":"id","valueString":"1"},{"name":"kind","valueCode":"breach"},
                         {"name":"company","valueCode":"northlight"},{"name":"from","valueDate":"2026-01-01"},
                         {"name":"to","valueDate":"2026-02-01"},{"name":"en","valueString":"A thief took a computer."},
                         {"name":"es","valueString":"Un ladrón se llevó una computadora."},
                         {"name":"written","valueInstant":"2026-03-03T12:00:00Z"}]}""") : parameters("""
                        {"name":"notice","part":[{"name":"id","valueString":"2"},{"name":"kind","valueCode":"gap"},
                         {"name":"from","valueDate":"2026-03-01"},{"name":"to","valueDate":"2026-03-02"},
                         {"name":"en","valueString":"Two days are missing."},{"name":"es","valueString":"Faltan dos."},
                         {"name":"written","valueInstant":"2026-03-03T12:00:00Z"},
                         {"name":"ended","valueInstant":"2026-03-04T12:00:00Z"}]}""");
    }

    private static String parameters(String notice) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + notice + "]}";
    }
}
