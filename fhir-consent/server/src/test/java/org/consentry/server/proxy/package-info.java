// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.server.proxy;

import org.jspecify.annotations.NullMarked;
