// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

/** Numbers about all patients as the server tells them. */
final class ReportStandIn {
    static final String NUMBERS = """
            {"asOf":"2026-06-15T12:00:00Z","from":"2026-03-17T12:00:00Z","fewerThan":11,
             "choices":[{"matter":"ai","said":"no","people":"435",
                         "channels":[{"code":"web","count":"400"},{"code":"paper","count":"kept-back"},
                                     {"code":"phone","count":"<11"}],
                         "languages":[{"code":"en","count":"435"}]}],
             "questions":{"waiting":"0","parts":[{"code":"inTime","count":"0"},{"code":"late","count":"0"}],
                          "ended":{"count":"31","halfMillis":90000000,"mostMillis":3456000000}},
             "requests":{"all":"<11","states":[{"code":"done","count":"kept-back"}]},
             "effect":{"count":"435","halfMillis":120,"mostMillis":4100}}
            """;

    static final String REGIMES = """
            {"regimes":[{"id":"demo","version":1,"inForce":true,
                         "rules":{"id":"demo","version":1,"gates":{"HRESCH":"OPT_OUT"}}}]}
            """;

    /** What a trial of rules finds at the first scans, and at the others. */
    static final String FIRST = """
            {"counts":[{"purpose":"HRESCH","recipient":"northlight","before":"PERMIT","after":"CONSENT_DENY","studies":4}],
             "changes":[{"patient":"Patient/p1","study":"1.2.3","recipient":"northlight","purpose":"HRESCH",
                         "before":"PERMIT","after":"CONSENT_DENY"}],
             "looked":4,"next":"s4"}
            """;

    static final String SECOND = """
            {"counts":[{"purpose":"HRESCH","recipient":"northlight","before":"PERMIT","after":"PERMIT","studies":6}],
             "changes":[],"looked":6,"next":""}
            """;

    static final String OPENINGS = """
            {"openings":[
             {"id":"o1","asker":"Omar Diaz","mine":false,"reason":"Her lawyer called","at":"2026-06-15T12:00:00Z",
              "state":"waits","number":"MRN-0009"},
             {"id":"o2","asker":"Dana Reyes","mine":true,"reason":"To look","at":"2026-06-15T11:00:00Z",
              "state":"open","number":"MRN-0001","patient":"p1","ender":"Omar Diaz","endedAt":"2026-06-15T11:05:00Z",
              "until":"2026-06-15T11:35:00Z"}],
             "waiting":[{"patient":"shut","requests":2}]}
            """;
    static final String GOOD_FILE = """
            {"digest":"d1","rows":3,"clean":true,"added":2,"knownCount":1,"known":[4],"faultCount":0,"faults":[]}
            """;
    static final String BAD_FILE = """
            {"digest":"d2","rows":3,"clean":false,"added":0,"knownCount":0,"known":[],"faultCount":2,"faults":[
             {"row":7,"column":"sent","code":"day","found":"03/14/2021"},{"row":8,"column":"","code":"twice","found":"7"}]}
            """;

    private ReportStandIn() {}
}
