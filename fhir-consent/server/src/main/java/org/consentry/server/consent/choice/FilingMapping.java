// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.consentry.server.access.Caller;
import org.consentry.server.access.ConsentAdmission;
import org.consentry.server.consent.terms.MarksMapping;
import org.consentry.server.fhir.record.ResourceCheck;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Consent;

/**
 * Turns a Consent that breaks R4, sent by others than the patient, into one that R4 can hold. It leaves out and marks
 * what R4 has no place for. Then it keeps the sent text with the Consent.
 */
@Singleton
public class FilingMapping implements ConsentAdmission {
    /** Extension on a Consent: the text as it was sent, where R4 cannot hold all of it. */
    public static final String ORIGINAL = "https://consentry.org/fhir/StructureDefinition/original";

    private static final String STATUS = "Consent.status";
    /** Elements that do not say what a Consent is about. Without them a no keeps its extent. */
    private static final Pattern ASIDE =
            Pattern.compile("Consent\\.(dateTime|category|identifier|performer|organization"
                    + "|source[A-Za-z]*|policy|verification|text|language|meta|id)(\\[\\d+])?(\\..*)?");

    /** Elements that R4 demands but that have a meaning here without it: an actor without a role receives. */
    private static final Pattern NEEDLESS = Pattern.compile("Consent\\.provision(\\.provision)*\\.actor\\.role");

    private final FhirContext fhir;
    private final ResourceCheck check;

    /** Takes its collaborators. */
    @Inject
    public FilingMapping(FhirContext fhir, ResourceCheck check) {
        this.fhir = fhir;
        this.check = check;
    }

    @Override
    public String admit(String text, Caller caller) {
        return admit(text, caller, List.of());
    }

    /**
     * The same for a Consent that was rewritten from another form.
     *
     * @param marked what could not be rewritten
     */
    public String admit(String text, Caller caller, List<MarksMapping.Mark> marked) {
        List<ResourceCheck.Mistake> mistakes = new ArrayList<>(check.mistakes(text));
        boolean refused =
                caller.kind() != Caller.Kind.REGISTRAR || mistakes.stream().anyMatch(ResourceCheck.Mistake::otherForm);
        if (refused && !mistakes.isEmpty()) {
            check.check(text);
        }
        mistakes.removeIf(mistake ->
                !mistake.lost() && NEEDLESS.matcher(mistake.element()).matches());
        if (mistakes.isEmpty() && marked.isEmpty() && !text.contains(MarksMapping.MARK)) {
            return text;
        }
        IParser lenient = fhir.newJsonParser();
        lenient.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        Consent consent = lenient.parseResource(Consent.class, text);
        boolean emptied = empty(consent);
        List<MarksMapping.Mark> marks = new ArrayList<>(marked);
        mistakes.forEach(mistake -> marks.add(mark(mistake)));
        if (consent.getStatus() == null) {
            consent.setStatus(Consent.ConsentState.ACTIVE);
        }
        new MarksMapping(marks).put(consent);
        consent.getExtension().removeIf(extension -> ORIGINAL.equals(extension.getUrl()));
        if (emptied || mistakes.stream().anyMatch(ResourceCheck.Mistake::lost)) {
            consent.addExtension(ORIGINAL, new Base64BinaryType(text.getBytes(StandardCharsets.UTF_8)));
        }
        return fhir.newJsonParser().encodeResourceToString(consent);
    }

    private static MarksMapping.Mark mark(ResourceCheck.Mistake mistake) {
        boolean aside = !mistake.lost() || ASIDE.matcher(mistake.element()).matches();
        return new MarksMapping.Mark(
                mistake.element(), mistake.found(), !aside || mistake.element().equals(STATUS));
    }

    /**
     * Empties values that do not fit their type. They would be kept as text, which no strict reader could read again.
     */
    private boolean empty(Consent consent) {
        boolean any = false;
        for (IPrimitiveType<?> value :
                fhir.newTerser().getAllPopulatedChildElementsOfType(consent, IPrimitiveType.class)) {
            if (value.getValue() == null && value.getValueAsString() != null) {
                value.setValueAsString(null);
                any = true;
            }
        }
        return any;
    }
}
