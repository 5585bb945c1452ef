// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.util.Optional;

/**
 * Names of columns that the caller gave; what is empty is looked for under its usual name.
 *
 * @param study the column of Study Instance UIDs
 * @param accession the column of Accession Numbers; given, it is used whatever other columns there are
 * @param issuer the column of who gave these numbers; {@code none} if it is not to be read
 */
record ColumnNames(Optional<String> study, Optional<String> accession, Optional<String> issuer) {
    ColumnNames {
        if (study.isPresent() && accession.isPresent()) {
            throw new FilterFailedException("expected one of --column and --accession-column");
        }
    }
}
