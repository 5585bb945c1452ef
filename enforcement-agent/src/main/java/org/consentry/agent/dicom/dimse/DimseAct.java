// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * What an N-EVENT-REPORT says has happened to an instance, or what an N-ACTION asks of it (PS3.7 section 10.1).
 *
 * @param type the Event Type ID (0000,1002), or the Action Type ID (0000,1008)
 */
public record DimseAct(String sopClass, String sopInstance, int type) {}
