// SPDX-License-Identifier: Apache-2.0
/** What the integration tests of several modules share: the container under test, and tokens that are signed. */
@NullMarked
package org.consentry.testkit;

import org.jspecify.annotations.NullMarked;
