// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

/** Systems and URLs that the portal and the consent server agree on. */
final class Fhir {

    static final String OURS = "https://consentry.org/fhir/";
    static final String EXTENSION = OURS + "StructureDefinition/";
    static final String TOPIC = OURS + "consent-topic";
    static final String IDEMPOTENCY_KEY = OURS + "idempotency-key";
    static final String TEXT = OURS + "text/";
    static final String QUESTION_NUMBER = OURS + "question-number";
    static final String COMMUNICATION = OURS + "communication";
    static final String ANSWER_DUE = EXTENSION + "answer-due";
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";
    static final String FILING = OURS + "filing";
    static final String NOT_COMPUTABLE = "not-computable";
    static final String UNREAD = EXTENSION + "unread";
    static final String SENT = "110106";
    static final String REFUSED = "110113";

    private Fhir() {}
}
