// SPDX-License-Identifier: Apache-2.0
/**
 * Speaks with the OpenID Connect provider: discovery, code flow with PKCE, renewal, logout. The only package of the
 * portal that knows the token library.
 */
@NullMarked
package org.consentry.portal.session.openid;

import org.jspecify.annotations.NullMarked;
