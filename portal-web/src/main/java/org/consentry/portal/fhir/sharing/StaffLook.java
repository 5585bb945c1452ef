// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.Instant;

/** One look of our staff at a patient's records, with the reason they gave. */
public record StaffLook(Instant at, String who, String reason) {}
