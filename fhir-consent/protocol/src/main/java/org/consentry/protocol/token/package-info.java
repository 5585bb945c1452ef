// SPDX-License-Identifier: Apache-2.0
/**
 * Checks bearer tokens (RFC 6750) that the identity provider signed, once for every door of server and agent. The only
 * package that knows the token library.
 */
@NullMarked
package org.consentry.protocol.token;

import org.jspecify.annotations.NullMarked;
