/** Who is signed in: OpenID Connect login, logout, roles, time limits, and forms kept over a new sign-in. */
@NullMarked
package org.consentry.portal.session;

import org.jspecify.annotations.NullMarked;
