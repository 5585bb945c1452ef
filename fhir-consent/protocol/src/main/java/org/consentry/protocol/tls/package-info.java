// SPDX-License-Identifier: Apache-2.0
/** What a part may know of the certificate that its listeners present. */
@org.jspecify.annotations.NullMarked
package org.consentry.protocol.tls;
