// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.start.rights.PlaceLaws;
import org.consentry.portal.start.rights.RightsPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights by place, who takes complaints there, and facts that are not the hospital's. */
class RightsPagesTest {

    private static final String OPEN = "\u2020";

    @Test
    void thePlacesOfTheSettingAreThoseOfTheLaws() {
        assertThat(PlaceLaws.read().places()).isEqualTo(PortalConfig.PLACES);
    }

    @Test
    void everyPlaceHasLawsWithTheirSourcesAndSomebodyWhoTakesComplaints() {
        for (String place : PortalConfig.PLACES) {
            PlaceLaws known = PlaceLaws.read().of(place);
            assertThat(known.laws()).as(place).isNotEmpty().allSatisfy(law -> {
                assertThat(law.source()).isNotBlank();
                assertThat(law.points()).isNotEmpty();
            });
            assertThat(known.complaints()).as(place).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rights            | HIPAA     | hhs.gov/ocr/complaints | RCW 19.373
            rights-US-WA      | RCW 19.373 | atg.wa.gov            | Regulation (EU)
            rights-US-CA      | CCPA      | cppa.ca.gov            | RCW 19.373
            rights-EU         | 2016/679  | edpb.europa.eu         | HIPAA
            rights-UK-ENGLAND | NHS       | ico.org.uk             | hhs.gov""")
    void aPlaceHasItsOwnLawsAndRoutesAndNoOthers(String page, String law, String route, String not) {
        assertThat(words(page, Locale.ENGLISH)).contains(law, route).doesNotContain(not);
    }

    /** It said "You can say no" of a right that starts in 2029, and gave the day that the law came into force. */
    @Test
    void aRightThatHasNotStartedIsSaidAsSuch() {
        assertThat(words("rights-EU", Locale.ENGLISH))
                .contains("You will be able to say no to research with your health facts.", "starts on March 26, 2029")
                .doesNotContain("March 26, 2025");
        assertThat(words("rights-EU", Locale.forLanguageTag("es"))).contains("Podrá decir que no");
        assertThat(words("rights-UK-ENGLAND", Locale.ENGLISH)).doesNotContain("It counts since");
    }

    /** The European board lists the offices; it takes no complaints itself. */
    @Test
    void nobodyIsToldToWriteToAPageThatOnlyListsOffices() {
        assertThat(words("rights-EU", Locale.ENGLISH))
                .contains("see edpb.europa.eu")
                .doesNotContain("write at edpb.europa.eu");
        assertThat(words("rights", Locale.ENGLISH)).contains("write at hhs.gov/ocr/complaints");
    }

    /** What the design marks as to be confirmed with counsel reads as that. */
    @Test
    void whatALawyerHasToCheckIsMarked() {
        assertThat(spoken("rights"))
                .contains("We may take 30 more days if we tell you why. " + OPEN)
                .doesNotContain("get a copy. " + OPEN)
                .contains(OPEN + " A lawyer still has to check this line.");
        assertThat(spoken("wearables")).contains("for an app that you picked. " + OPEN);
    }

    private static String spoken(String page) {
        return words(page, Locale.ENGLISH).replaceAll("(&nbsp;|[ \\u00a0])+", " ");
    }

    @Test
    void thePickerIsAFormThatNeedsNoScript() {
        assertThat(main("rights-EU", Locale.ENGLISH))
                .contains("<form method=\"get\" action=\"/rights#place-title\"", "value=\"EU\" selected=\"selected\"");
    }

    @Test
    void aPlaceThatIsNotKnownGivesTheHospitals() {
        assertThat(RightsPage.of("XX", "US-CA").place()).isEqualTo("US-CA");
        assertThat(RightsPage.of("EU", "US-CA").place()).isEqualTo("EU");
    }

    /** Nothing keeps AI of care in the hospital by itself, so the page offers to ask, and no switch. */
    @Test
    void hereOrInTheCloudIsAskedOfAPerson() {
        assertThat(words("limits", Locale.ENGLISH)).contains("No switch on this site does it by itself.");
        assertThat(main("limits", Locale.ENGLISH))
                .contains("href=\"/questions/new?topic=local\"")
                .doesNotContain("type=\"radio\"");
        assertThat(RenderedPages.render(RenderedPages.page("question-new-local"), Locale.ENGLISH))
                .contains("Please use just AI tools that run in your hospital");
    }
}
