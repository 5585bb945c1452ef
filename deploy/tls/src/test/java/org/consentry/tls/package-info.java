// SPDX-License-Identifier: Apache-2.0
/** Tests of what listeners present, with pairs that the JDK's keytool makes. */
@org.jspecify.annotations.NullMarked
package org.consentry.tls;
