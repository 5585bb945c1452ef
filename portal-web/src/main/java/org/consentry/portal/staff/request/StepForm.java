// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.StaffStep;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.TypedDate;

/**
 * What staff did with a request, as they typed it.
 *
 * @param step take, tell, done or refuse; empty if nothing was picked
 * @param day on which it was done, as typed
 * @param words for the patient to read: what the company did, or the reason of law
 * @param certificate number of the company's certificate, if it gave one
 */
public record StepForm(String step, String day, String words, String certificate) {

    static final StepForm EMPTY = new StepForm("", "", "", "");

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;
    private static final int LONGEST_CERTIFICATE = 100;

    /** Reads the fields of the form; what is missing is empty. */
    public static StepForm of(Map<String, String> fields) {
        return new StepForm(
                fields.getOrDefault("step", ""),
                fields.getOrDefault("day", "").strip(),
                fields.getOrDefault("words", "").replace("\r\n", "\n").strip(),
                fields.getOrDefault("certificate", "").strip());
    }

    /** The steps that a request can take from here. Only what was told can be answered. */
    static List<String> possible(DeleteRequest request) {
        return switch (request.state()) {
            case ASKED -> List.of("take", "tell", "refuse");
            case TAKEN -> List.of("tell", "refuse");
            case TOLD, ON_HOLD -> request.told().isPresent() ? List.of("done", "refuse") : List.of("tell", "refuse");
            case DONE, REFUSED, TAKEN_BACK -> List.of();
        };
    }

    /** What is wrong, in the order of the fields. */
    List<Mistake> mistakes(DeleteRequest request, LocalDate asked, LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        List<String> possible = possible(request);
        if (!possible.contains(step)) {
            return List.of(
                    new Mistake("step-" + (possible.isEmpty() ? "none" : possible.get(0)), "staff.error.request.step"));
        }
        if (step.equals("take")) {
            return List.of();
        }
        LocalDate first = step.equals("tell") ? asked : request.told().orElse(asked);
        if (TypedDate.read(day)
                .filter(d -> !d.isBefore(first) && !d.isAfter(today))
                .isEmpty()) {
            mistakes.add(new Mistake("day", "staff.error.request.day"));
        }
        if (!step.equals("tell") && !isReadable(words)) {
            mistakes.add(new Mistake("words", "staff.error.request.words"));
        }
        if (certificate.length() > LONGEST_CERTIFICATE) {
            mistakes.add(new Mistake("certificate", "staff.error.request.certificate"));
        }
        return List.copyOf(mistakes);
    }

    private static boolean isReadable(String text) {
        return text.length() >= SHORTEST && text.length() <= LONGEST;
    }

    /** The step, once there are no mistakes. */
    StaffStep read() {
        return switch (step) {
            case "take" -> new StaffStep.Take();
            case "tell" -> new StaffStep.Tell(date());
            case "done" -> new StaffStep.Done(date(), words, certificate);
            case "refuse" -> new StaffStep.Refuse(date(), words);
            default -> throw new IllegalStateException("a step that has mistakes");
        };
    }

    private LocalDate date() {
        return TypedDate.read(day).orElseThrow();
    }

    /** Does not print what was typed. */
    @Override
    public String toString() {
        return "StepForm[" + step + "]";
    }
}
