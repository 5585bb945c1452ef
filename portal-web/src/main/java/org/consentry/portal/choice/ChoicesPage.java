// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of all choices.
 *
 * @param states where the patient stands on every topic
 * @param singles what they said of single companies and scans
 * @param progress how far their no has come at each recipient
 */
public record ChoicesPage(
        List<TopicState> states, Singles singles, PageSection<List<RecipientProgress>> progress, LocalDate today) {}
