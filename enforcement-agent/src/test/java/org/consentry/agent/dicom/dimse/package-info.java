// SPDX-License-Identifier: Apache-2.0
/** Tests of message exchange: the codec, and requester and acceptor against each other. */
@NullMarked
package org.consentry.agent.dicom.dimse;

import org.jspecify.annotations.NullMarked;
