// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Marks on a filed Consent for the elements that could not be read. Such a Consent is filed, since it may hold a no. A
 * Consent with marks permits nothing. If a mark is about the whole Consent, none of its rules is known.
 */
public record MarksMapping(List<Mark> all) {
    /** Extension on a Consent: one element that could not be read. Only this server writes it. */
    public static final String MARK = "https://consentry.org/fhir/StructureDefinition/not-computable";

    private static final String ELEMENT = "element";
    private static final String FOUND = "found";
    private static final String WHOLE = "whole";

    public MarksMapping {
        all = List.copyOf(all);
    }

    /**
     * One element.
     *
     * @param element FHIRPath
     * @param found what is wrong with it, in words
     * @param whole whether the element is needed to know what the Consent is about
     */
    public record Mark(String element, String found, boolean whole) {}

    /** The marks that a Consent has. */
    public static MarksMapping of(Consent consent) {
        return new MarksMapping(consent.getExtensionsByUrl(MARK).stream()
                .map(MarksMapping::mark)
                .toList());
    }

    /**
     * Puts exactly these marks on the Consent, one for each element. There may be thousands, so it looks at each once.
     */
    public void put(Consent consent) {
        strip(consent);
        Map<String, Mark> one = new LinkedHashMap<>();
        all.forEach(mark -> one.merge(
                mark.element(),
                mark,
                (first, next) -> new Mark(first.element(), first.found(), first.whole() || next.whole())));
        for (Mark mark : one.values()) {
            Extension extension = consent.addExtension();
            extension.setUrl(MARK);
            extension.addExtension(ELEMENT, new StringType(mark.element()));
            extension.addExtension(FOUND, new StringType(mark.found()));
            extension.addExtension(WHOLE, new BooleanType(mark.whole()));
        }
    }

    /** Removes all marks from the Consent. */
    static void strip(Consent consent) {
        consent.getExtension().removeIf(extension -> MARK.equals(extension.getUrl()));
    }

    public boolean isMarked() {
        return !all.isEmpty();
    }

    boolean isWhole() {
        return all.stream().anyMatch(Mark::whole);
    }

    /** Adds every mark to the complaints. */
    void complain(Complaints diagnostics) {
        all.forEach(mark -> diagnostics.add(mark.element(), "what R4 and this server can read", mark.found()));
    }

    /** Reads one mark. An unreadable mark counts for the whole Consent. */
    private static Mark mark(Extension extension) {
        Type whole = extension.hasExtension(WHOLE)
                ? extension.getExtensionByUrl(WHOLE).getValue()
                : null;
        boolean part = whole instanceof BooleanType flag && Boolean.FALSE.equals(flag.getValue());
        return new Mark(text(extension, ELEMENT), text(extension, FOUND), !part);
    }

    private static String text(Extension extension, String part) {
        return extension.getExtensionString(part) == null ? "Consent" : extension.getExtensionString(part);
    }
}
