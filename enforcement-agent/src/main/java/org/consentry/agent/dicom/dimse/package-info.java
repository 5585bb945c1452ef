// SPDX-License-Identifier: Apache-2.0
/**
 * DICOM message exchange on TCP: the upper layer of PS3.8 and the C-STORE and C-ECHO services of PS3.7, as requester
 * and as acceptor. It moves data sets as streams and knows nothing of what is in them; it uses nothing but the JDK.
 */
@NullMarked
package org.consentry.agent.dicom.dimse;

import org.jspecify.annotations.NullMarked;
