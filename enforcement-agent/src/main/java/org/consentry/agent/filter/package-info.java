// SPDX-License-Identifier: Apache-2.0
/**
 * The command that filters what an export tool is about to take: a manifest, or a folder of DICOM files. It asks a
 * running agent by its cohort door, as any other export system does, and decides nothing itself.
 */
@NullMarked
package org.consentry.agent.filter;

import org.jspecify.annotations.NullMarked;
