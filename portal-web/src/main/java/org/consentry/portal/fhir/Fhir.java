// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

/** Systems and URLs that the portal and the consent server agree on. */
public final class Fhir {

    public static final String OURS = "https://consentry.org/fhir/";
    public static final String EXTENSION = OURS + "StructureDefinition/";
    public static final String TOPIC = OURS + "consent-topic";
    public static final String IDEMPOTENCY_KEY = OURS + "idempotency-key";
    static final String TEXT = OURS + "text/";
    public static final String QUESTION_NUMBER = OURS + "question-number";
    public static final String COMMUNICATION = OURS + "communication";
    public static final String ANSWER_DUE = EXTENSION + "answer-due";
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";
    public static final String FILING = OURS + "filing";
    public static final String NOT_COMPUTABLE = "not-computable";
    /** On a Consent that restores an older choice: since when the person has held it. */
    public static final String HELD_SINCE = EXTENSION + "held-since";

    /** On a Consent that staff entered: channel, and who it was. The server signs it. */
    public static final String ENTERED = EXTENSION + "entered";

    /** On a Consent that a proxy made: the proxy's name. The server signs it. */
    public static final String BY_PROXY = EXTENSION + "by-proxy";

    /** In place of a name that the reader may not know. */
    public static final String NAMELESS = "-";

    /** Below it are the texts that staff read to patients. */
    public static final String SCRIPT = OURS + "script/";

    public static final String UNREAD = EXTENSION + "unread";
    public static final String SENT = "110106";
    public static final String REFUSED = "110113";

    private Fhir() {}
}
