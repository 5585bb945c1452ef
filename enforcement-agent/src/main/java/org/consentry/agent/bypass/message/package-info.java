// SPDX-License-Identifier: Apache-2.0
/** Reads DICOM audit messages (PS3.15 section A.5) that come by syslog over TCP or TLS (RFC 5424, 5425, 6587). */
@NullMarked
package org.consentry.agent.bypass.message;

import org.jspecify.annotations.NullMarked;
