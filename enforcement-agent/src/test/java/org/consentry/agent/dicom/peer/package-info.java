// SPDX-License-Identifier: Apache-2.0
/** What tests of the network need: DCMTK's programs as independent peers, and generated objects to send. */
@NullMarked
package org.consentry.agent.dicom.peer;

import org.jspecify.annotations.NullMarked;
