// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.request;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Says how a Task may end: with an outcome that the patient can read, and on days that can be.
 *
 * <p>{@code executionPeriod.start} is when the recipient was told, {@code executionPeriod.end} when it answered. An
 * {@code output} of type {@code answer} holds what it said it did, in words.
 */
final class TaskEnd {
    static final String ANSWER = "answer";

    /** Letters of a date that names a day. */
    private static final int DAY = "2026-01-31".length();

    /** What a patient waits to hear of. */
    private static final Set<RequestKind> TOLD = Set.of(RequestKind.ERASE_DATA, RequestKind.RECALL_DATA);

    private TaskEnd() {}

    /** Complains about an end that the patient could not read. */
    static void isReadable(Task task, RequestKind kind, Complaints complaints) {
        if (task.getStatus() == TaskStatus.COMPLETED && TOLD.contains(kind) && !hasAnswer(task)) {
            complaints.add("Task.output", "an output of type " + ANSWER + " with what was done, in words", "none");
        }
        if (task.getStatus() == TaskStatus.REJECTED && !task.getStatusReason().hasText() && kind.isVisible()) {
            complaints.add("Task.statusReason.text", "the legal ground of the rejection in words", "none");
        }
    }

    private static boolean hasAnswer(Task task) {
        return task.getOutput().stream()
                .anyMatch(output -> ANSWER.equals(output.getType().getText())
                        && output.getValue() instanceof StringType said
                        && said.getValue() != null
                        && !said.getValue().isBlank());
    }

    /** Complains about days before the request, after today, in the wrong order, or not known to the day. */
    static void daysCanBe(Task task, LocalDate asked, LocalDate today, ZoneId zone, Complaints complaints) {
        DateTimeType told = task.getExecutionPeriod().getStartElement();
        DateTimeType answered = task.getExecutionPeriod().getEndElement();
        Optional<LocalDate> start = day(told, zone);
        if (told.hasValue() && !isBetween(start, asked, today)) {
            complaints.add("Task.executionPeriod.start", "a day from the request until today", "another");
        }
        if (answered.hasValue() && !isBetween(day(answered, zone), start.orElse(asked), today)) {
            complaints.add("Task.executionPeriod.end", "a day from when the recipient was told until today", "another");
        }
    }

    private static boolean isBetween(Optional<LocalDate> day, LocalDate first, LocalDate last) {
        return day.filter(found -> !found.isBefore(first) && !found.isAfter(last))
                .isPresent();
    }

    /** The day at the hospital; empty for none, a month or a year. */
    private static Optional<LocalDate> day(DateTimeType at, ZoneId zone) {
        String written = at.hasValue() ? at.getValueAsString() : "";
        if (written.length() < DAY) {
            return Optional.empty();
        }
        return Optional.of(
                written.length() == DAY
                        ? LocalDate.parse(written)
                        : at.getValue().toInstant().atZone(zone).toLocalDate());
    }
}
