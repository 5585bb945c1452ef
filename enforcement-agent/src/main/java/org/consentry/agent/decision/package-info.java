// SPDX-License-Identifier: Apache-2.0
/**
 * Answers export systems that ask before they send: OpenID AuthZEN for one scan or several, lines of JSON for a cohort.
 */
@NullMarked
package org.consentry.agent.decision;

import org.jspecify.annotations.NullMarked;
