// SPDX-License-Identifier: Apache-2.0
/** What must not leave, said by hand from the standard's text and by planting; never by the table under test. */
@NullMarked
package org.consentry.agent.deidentify;

import org.jspecify.annotations.NullMarked;
