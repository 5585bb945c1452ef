// SPDX-License-Identifier: Apache-2.0
/** What the portal takes of its login provider. */
@NullMarked
package org.consentry.portal.session.openid;

import org.jspecify.annotations.NullMarked;
