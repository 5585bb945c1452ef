// SPDX-License-Identifier: Apache-2.0
/**
 * The DICOM data set: elements by tag, nested items, character sets, and the encodings of PS3.5 and PS3.10. It knows no
 * network, no consent and no de-identification, and uses nothing but the JDK.
 */
@NullMarked
package org.consentry.agent.dataset;

import org.jspecify.annotations.NullMarked;
