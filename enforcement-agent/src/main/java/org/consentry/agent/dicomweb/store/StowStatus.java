// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import org.consentry.agent.dicom.dimse.Status;

/** Failure reasons of PS3.18 table I.2-2 that no decision gives; their words name no patient. */
final class StowStatus {
    /** Not now: the recipient is away or busy, or the agent cannot keep or record it. */
    static final Status LATER = new Status(Status.OUT_OF_RESOURCES, "Try again later");

    /** The study of the address is not that of the object. */
    static final Status OTHER_STUDY = new Status(0xC409, "The study is not that of the address");

    /** The same SOP Instance UID came before in this request. */
    static final Status TWICE = new Status(0x0111, "The SOP instance came twice");

    /** The recipient takes no such objects, or not in this encoding. */
    static final Status NOT_TAKEN = new Status(0x0122, "The recipient does not take it");

    /** The recipient did not say why. */
    static final int PROCESSING_FAILURE = 0x0110;

    private StowStatus() {}
}
