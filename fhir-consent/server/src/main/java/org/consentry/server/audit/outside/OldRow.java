// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.consentry.policy.Purpose;
import org.consentry.server.audit.event.OldRecord;
import org.consentry.server.audit.outside.OldFault.Kind;
import org.consentry.server.terminology.Terminology;

/**
 * One row of a file of old releases, as far as it can be understood without looking anything up.
 *
 * @param number of the row
 * @param uid Study Instance UID; empty if none was given
 * @param patient number of the patient; empty if none was given
 * @param scanDay day of the scan; empty if none was given
 * @param recipient id or name, as it was written
 * @param at when it was sent; the beginning of the day at the hospital where no time was told
 * @param purpose what for
 * @param told what else the row says
 */
record OldRow(
        int number,
        String uid,
        String patient,
        String scanDay,
        String recipient,
        Instant at,
        Purpose purpose,
        OldRecord told) {
    /** All columns, in the order of the empty form. */
    static final List<String> COLUMNS = List.of(
            "study-uid",
            "patient-number",
            "scan-date",
            "sent",
            "recipient",
            "why",
            "permission",
            "country",
            "name",
            "images");

    private static final Map<String, String> NAMES =
            Map.of("on", "named", "coded", "coded", "off", "none", "unknown", "");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)+");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}");
    private static final Pattern IMAGES = Pattern.compile("[0-9]{1,6}");
    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final int LONGEST_UID = 64;
    private static final int LONGEST = 200;

    /** Reads cells; each fault is told to the consumer. */
    static final class Reader {
        private final Terminology terminology;
        private final ZoneId zone;
        private final Instant now;
        private final Consumer<OldFault> faults;
        private int number;
        private Map<String, String> cells = Map.of();
        private boolean good;

        Reader(Terminology terminology, ZoneId zone, Instant now, Consumer<OldFault> faults) {
            this.terminology = terminology;
            this.zone = zone;
            this.now = now;
            this.faults = faults;
        }

        /** The row; empty if it has faults. */
        Optional<OldRow> read(int row, Map<String, String> byColumn) {
            number = row;
            cells = byColumn;
            good = true;
            cells.forEach(this::printable);
            String uid = uid();
            String patient = cell("patient-number");
            String scanDay = day("scan-date");
            if (uid.isEmpty() && (patient.isEmpty() || cell("scan-date").isEmpty())) {
                fault("study-uid", Kind.EMPTY, "");
            }
            Instant at = sent();
            String recipient = needed("recipient");
            Purpose purpose = new Purpose(Purpose.ACT_REASON, purpose());
            OldRecord told = new OldRecord(
                    needed("permission"),
                    country(),
                    name(),
                    images(),
                    DAY.matcher(cell("sent")).matches());
            return good
                    ? Optional.of(new OldRow(row, uid, patient, scanDay, recipient, at, purpose, told))
                    : Optional.empty();
        }

        private void printable(String column, String text) {
            if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                fault(column, Kind.TEXT, "");
            }
        }

        private String uid() {
            String uid = cell("study-uid").replaceFirst("^urn:oid:", "");
            if (!uid.isEmpty()
                    && (uid.length() > LONGEST_UID || !UID.matcher(uid).matches())) {
                fault("study-uid", Kind.UID, "");
            }
            return uid;
        }

        private String day(String column) {
            String text = cell(column);
            if (!text.isEmpty() && (!DAY.matcher(text).matches() || !isDate(text))) {
                fault(column, Kind.DAY, text);
            }
            return text;
        }

        private static boolean isDate(String text) {
            try {
                var _ = LocalDate.parse(text);
                return true;
            } catch (DateTimeException none) {
                return false;
            }
        }

        private Instant sent() {
            String text = needed("sent");
            boolean day = DAY.matcher(text).matches();
            if (text.isEmpty() || (!day && !TIME.matcher(text).matches())) {
                return text.isEmpty() ? Instant.EPOCH : wrongDay(Kind.DAY, text);
            }
            try {
                Instant at = day
                        ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                        : LocalDateTime.parse(text.replace(' ', 'T'))
                                .atZone(zone)
                                .toInstant();
                if (at.isAfter(now)) {
                    return wrongDay(Kind.FUTURE, text);
                }
                boolean early = at.isBefore(EARLIEST.atStartOfDay(zone).toInstant());
                return early ? wrongDay(Kind.EARLY, text) : at;
            } catch (DateTimeException none) {
                return wrongDay(Kind.DAY, text);
            }
        }

        private Instant wrongDay(Kind kind, String text) {
            fault("sent", kind, text);
            return Instant.EPOCH;
        }

        private String purpose() {
            String code = needed("why");
            if (!code.isEmpty() && !terminology.knows(Purpose.ACT_REASON, code)) {
                fault("why", Kind.PURPOSE, code);
            }
            return code.isEmpty() ? "none" : code;
        }

        private String country() {
            String code = needed("country").toUpperCase(Locale.ROOT);
            if ("UNKNOWN".equals(code)) {
                return "";
            }
            if (!code.isEmpty() && !COUNTRIES.contains(code)) {
                fault("country", Kind.COUNTRY, code);
            }
            return code;
        }

        private String name() {
            String said = needed("name").toLowerCase(Locale.ROOT);
            if (!said.isEmpty() && !NAMES.containsKey(said)) {
                fault("name", Kind.NAME, said);
            }
            return NAMES.getOrDefault(said, "");
        }

        private int images() {
            String said = cell("images");
            if (!said.isEmpty() && (!IMAGES.matcher(said).matches() || Integer.parseInt(said) == 0)) {
                fault("images", Kind.IMAGES, said);
                return 0;
            }
            return said.isEmpty() ? 0 : Integer.parseInt(said);
        }

        private String needed(String column) {
            String text = cell(column);
            if (text.isEmpty()) {
                fault(column, Kind.EMPTY, "");
            }
            return text;
        }

        private String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        private void fault(String column, Kind kind, String found) {
            good = false;
            faults.accept(new OldFault(number, column, kind, found));
        }
    }

    @Override
    public String toString() {
        return "OldRow[" + number + "]";
    }
}
