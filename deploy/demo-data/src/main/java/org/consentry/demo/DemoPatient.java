// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consentry.policy.PatientId;

/**
 * A fictional patient.
 *
 * @param id logical id of the FHIR Patient
 * @param number medical record number
 */
public record DemoPatient(String id, String number, String family, String given, LocalDate born, String gender) {

    /** Who gives the record numbers out. */
    public static final String AUTHORITY = "urn:oid:2.999.1";

    private static final Set<String> SPEAK_SPANISH = Set.of("Castillo", "Garcia");

    private static final List<DemoPatient> ALL = List.of(
            patient(1, "Avery", "Anna", "1968-04-12", "female"),
            patient(2, "Brooks", "Ben", "1981-11-03", "male"),
            patient(3, "Castillo", "Carmen", "1955-07-29", "female"),
            patient(4, "Dupont", "Daniel", "1990-01-17", "male"),
            patient(5, "Eriksen", "Eva", "1947-09-08", "female"),
            patient(6, "Farouk", "Farid", "1973-12-25", "male"),
            patient(7, "Garcia", "Gloria", "1962-02-14", "female"),
            patient(8, "Hughes", "Henry", "1939-06-30", "male"),
            patient(9, "Ito", "Ichiro", "1985-10-21", "male"),
            patient(10, "Jensen", "Julia", "1999-03-05", "female"),
            patient(11, "Kowalski", "Karol", "1978-08-18", "male"),
            patient(12, "Lindqvist", "Lena", "1966-05-23", "female"));

    /** All twelve, always the same. The first says nothing yet, the second has said no. */
    public static List<DemoPatient> all() {
        return ALL;
    }

    /** As DICOM and FHIR name the person to machines. */
    public PatientId identifier() {
        return new PatientId(AUTHORITY, number);
    }

    /** The language the person speaks best, as a BCP 47 tag. */
    public String language() {
        return SPEAK_SPANISH.contains(family) ? "es" : "en";
    }

    private static DemoPatient patient(int n, String family, String given, String born, String gender) {
        return new DemoPatient(
                String.format(Locale.ROOT, "demo-patient-%02d", n),
                String.format(Locale.ROOT, "MRN-%06d", 410_000 + 37 * n),
                family,
                given,
                LocalDate.parse(born),
                gender);
    }

    /** A made-up address, at a domain where nobody can have one. */
    public String email() {
        return (given + "." + family + "@example.org").toLowerCase(Locale.ROOT);
    }

    /** Names no one. */
    @Override
    public String toString() {
        return id;
    }
}
