// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;

/** Loads master data as the hospital's systems do. */
final class Registrar {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Door door;

    Registrar(Door door) {
        this.door = door.as(Platform.tokens().registrar());
    }

    /** Registers somebody new. */
    Person person() {
        int number = COUNT.incrementAndGet();
        Person person = new Person(
                "person-" + number,
                new PatientId("urn:oid:2.999.1", "MRN-" + number),
                "study-" + number,
                new StudyUid("1.2.999." + number));
        put("Patient/" + person.id(), """
                {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"family":"Example","given":["Person"]}],"gender":"female","birthDate":"1980-01-02"}""".formatted(
                person.id(), person.number().authority(), person.number().value()));
        put("ImagingStudy/" + person.studyId(), """
                {"resourceType":"ImagingStudy","id":"%s","identifier":[{"system":"urn:dicom:uid","value":"urn:oid:%s"}],
                "status":"available","subject":{"reference":"Patient/%s"},"started":"2026-01-02","modality":[{"system":
                "http://dicom.nema.org/resources/ontology/DCM","code":"CT"}],"description":"Chest CT"}""".formatted(
                        person.studyId(), person.study().value(), person.id()));
        return person;
    }

    /** Registers another scan of somebody; its Study Instance UID. */
    String secondScan(Person person) {
        String uid = person.study().value() + ".2";
        put("ImagingStudy/" + person.studyId() + "-2", """
                {"resourceType":"ImagingStudy","id":"%s-2","identifier":[{"system":"urn:dicom:uid","value":"urn:oid:%s"}],
                "status":"available","subject":{"reference":"Patient/%s"},"started":"2026-01-03","modality":[{"system":
                "http://dicom.nema.org/resources/ontology/DCM","code":"CT"}],"description":"Chest CT"}""".formatted(person.studyId(), uid, person.id()));
        return uid;
    }

    /** Registers a company that may get scans for AI. */
    void company(String slug, boolean active) {
        company(slug, active, "");
    }

    /** Registers one that belongs to another. */
    void subsidiary(String slug, String parent) {
        company(slug, true, ",\"partOf\":{\"reference\":\"Organization/" + parent + "\"}");
    }

    private void company(String slug, boolean active, String more) {
        put("Organization/" + slug, """
                {"resourceType":"Organization","id":"%s","identifier":[{"system":"https://consentry.org/fhir/recipient",
                "value":"%s"}],"active":%s,"type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind",
                "code":"company"}]}],"name":"Northlight Imaging AI","address":[{"country":"US","state":"CA"}],
                "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
                "valueCode":"MLTRAINING"}]%s}""".formatted(slug, slug, active, more));
    }

    /** Says who keeps somebody's scan. */
    void keep(Person person, String organization) {
        put("ImagingStudy/" + person.studyId(), """
                {"resourceType":"ImagingStudy","id":"%s","extension":[{"url":
                "https://consentry.org/fhir/StructureDefinition/custodian","valueReference":{"reference":
                "Organization/%s"}}],"identifier":[{"system":"urn:dicom:uid","value":"urn:oid:%s"}],
                "status":"available","subject":{"reference":"Patient/%s"},"started":"2026-01-02","modality":[{"system":
                "http://dicom.nema.org/resources/ontology/DCM","code":"CT"}],"description":"Chest CT"}""".formatted(
                        person.studyId(), organization, person.study().value(), person.id()));
    }

    /** Registers an AI product of a company. */
    void device(String id, String owner) {
        put("Device/" + id, """
                {"resourceType":"Device","id":"%s","status":"active","owner":{"reference":"Organization/%s"},
                "deviceName":[{"name":"Chest Reader","type":"user-friendly-name"}]}""".formatted(id, owner));
    }

    private void put(String reference, String body) {
        var answer = door.put("/fhir/r4/" + reference, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }
}
