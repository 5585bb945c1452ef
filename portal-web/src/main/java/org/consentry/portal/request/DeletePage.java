// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.util.List;

/**
 * View model of the companies that can be asked. A recipient is never left out: each is in one of its lists.
 *
 * @param picked ids that are ticked
 * @param mistake whether nothing was picked
 */
public record DeletePage(List<RecipientHolding> holdings, List<String> picked, boolean mistake) {

    public DeletePage {
        holdings = List.copyOf(holdings);
        picked = List.copyOf(picked);
    }

    /** Those to pick from. */
    public List<RecipientHolding> askable() {
        return holdings.stream().filter(RecipientHolding::askable).toList();
    }

    /** Those that were asked and have not answered. */
    public List<RecipientHolding> asked() {
        return holdings.stream().filter(h -> h.open().isPresent()).toList();
    }

    /** Those that cannot find any scan again. */
    public List<RecipientHolding> cannot() {
        return holdings.stream()
                .filter(h -> h.registered() && !h.held().deletable() && h.open().isEmpty())
                .toList();
    }

    /** Those that are not in the register. */
    public List<RecipientHolding> unknown() {
        return holdings.stream()
                .filter(h -> !h.registered() && h.open().isEmpty())
                .toList();
    }

    /** Id of the first box, for the mistake. */
    public String firstField() {
        return askable().stream()
                .findFirst()
                .map(h -> "who-" + h.held().recipient())
                .orElse("main");
    }
}
