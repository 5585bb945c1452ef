// SPDX-License-Identifier: Apache-2.0
/** Tests of the gateway's keys and certificates. */
@org.jspecify.annotations.NullMarked
package org.consentry.agent.tls;
