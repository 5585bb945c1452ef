// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import org.consentry.agent.dicom.dimse.Status;

/** What became of objects where no decision says it: failure reasons of PS3.18 table I.2-2. No words name a patient. */
public final class TransitStatus {
    /** Not now: the recipient is away or busy, or the agent cannot keep or record it. */
    public static final Status LATER = new Status(Status.OUT_OF_RESOURCES, "Try again later");

    /** The study of the address is not that of the object. */
    public static final Status OTHER_STUDY = new Status(0xC409, "The study is not that of the address");

    /** The same SOP Instance UID came before in this request. */
    public static final Status TWICE = new Status(0x0111, "The SOP instance came twice");

    /** The recipient takes no such objects, or not in this encoding. */
    public static final Status NOT_TAKEN = new Status(0x0122, "The recipient does not take it");

    /** The encoding is none that the program which fetches it takes; no sender sees it. */
    public static final Status NOT_WANTED = new Status(0x0122, "The program does not take this encoding");

    /** The recipient did not say why. */
    public static final int PROCESSING_FAILURE = 0x0110;

    private TransitStatus() {}
}
