// SPDX-License-Identifier: Apache-2.0
/**
 * A reader and a writer of DICOM files for the score alone, so that a mistake of the product's own cannot hide itself.
 * They know neither the product's classes nor its dictionary.
 */
@NullMarked
package org.consentry.agent.score.raw;

import org.jspecify.annotations.NullMarked;
