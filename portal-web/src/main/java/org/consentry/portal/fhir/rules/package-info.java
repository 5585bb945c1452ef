// SPDX-License-Identifier: Apache-2.0
/** Reads the rules that are in force, and asks what other ones would change. Nothing is saved. */
@NullMarked
package org.consentry.portal.fhir.rules;

import org.jspecify.annotations.NullMarked;
