// SPDX-License-Identifier: Apache-2.0
/**
 * The journeys, through real doors only: a browser, HTTP, DICOM. One running product serves all of them; each journey
 * uses patients of its own.
 */
@NullMarked
package org.consentry.e2e;

import org.jspecify.annotations.NullMarked;
