// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.dicom.commitment;

import org.jspecify.annotations.NullMarked;
