// SPDX-License-Identifier: Apache-2.0
/**
 * The decision written a second time, slowly and literally from {@code docs/consent-semantics.md}, to check the first
 * against. Shares nothing with it but the plain records.
 */
@NullMarked
package org.consentry.policy.specified;

import org.jspecify.annotations.NullMarked;
