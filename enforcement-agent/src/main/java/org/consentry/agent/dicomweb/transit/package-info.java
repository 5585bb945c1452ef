// SPDX-License-Identifier: Apache-2.0
/**
 * Objects on their way through the DICOMweb door, whichever side begins: taken, decided on, held, decided on anew and
 * let go; and who may use a route.
 */
@NullMarked
package org.consentry.agent.dicomweb.transit;

import org.jspecify.annotations.NullMarked;
