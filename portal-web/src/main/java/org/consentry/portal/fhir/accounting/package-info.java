// SPDX-License-Identifier: Apache-2.0
/** Reads what the law says a patient may ask for: the accounting of disclosures. */
@NullMarked
package org.consentry.portal.fhir.accounting;

import org.jspecify.annotations.NullMarked;
