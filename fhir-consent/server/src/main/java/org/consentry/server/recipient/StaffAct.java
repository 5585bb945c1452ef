// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.recipient.change.CompanyChange;

/**
 * What one of staff does to an entry of the register.
 *
 * @param caller who, for the audit trail
 * @param login who, to tell two people apart
 * @param slug logical id of the entry
 * @param said what was sent
 * @param at when
 */
record StaffAct(Caller caller, Login login, String slug, JsonObject said, Instant at) {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /**
     * Reads it.
     *
     * @throws Problem 400 if the text is malformed
     */
    static StaffAct of(Caller caller, Login login, String slug, String said, Instant at) {
        try {
            JsonObject read = StrictJson.object(said.isBlank() ? "{}" : said, "body");
            return new StaffAct(caller, login, slug, read, at);
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }

    /** The last day that has begun anywhere: what is dated later has not come yet. */
    static LocalDate latest(Instant now) {
        return now.atOffset(ZoneOffset.MAX).toLocalDate();
    }

    /** The reason that was given; refuses with 400 where it is missing, too short or too long. */
    String why() {
        String why =
                said.get("why") instanceof JsonString text ? text.getString().strip() : "";
        if (why.length() < SHORTEST || why.length() > LONGEST || why.chars().anyMatch(Character::isISOControl)) {
            throw new Problem(
                    Status.BAD_REQUEST,
                    "Expected a reason as why, " + SHORTEST + " to " + LONGEST + " printable characters");
        }
        return why;
    }

    /** The version that the caller saw. */
    Optional<Integer> base() {
        return said.get("base") instanceof JsonNumber number && number.isIntegral()
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** Refuses with 409 unless the caller saw the last step, so that nobody decides on what they did not read. */
    CompanyChange seen(Optional<CompanyChange> open) {
        CompanyChange found =
                open.orElseThrow(() -> new Problem(Status.CONFLICT, "Expected an open change, found none"));
        boolean same = said.get("seen") instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() == found.last().id();
        if (!same) {
            throw new Problem(Status.CONFLICT, "Expected the number of the last step as seen, found another or none");
        }
        return found;
    }

    /** Refuses with 403 unless another login than the one that began does this. */
    void asSecond(CompanyChange change) {
        if (change.isOf(login)) {
            throw new Problem(Status.FORBIDDEN, "Expected another login than the one that began, found the same");
        }
    }

    /** Refuses with 403 unless the login that began does this. */
    void asWriter(CompanyChange change) {
        if (!change.isOf(login)) {
            throw new Problem(Status.FORBIDDEN, "Expected the login that began, found another");
        }
    }
}
