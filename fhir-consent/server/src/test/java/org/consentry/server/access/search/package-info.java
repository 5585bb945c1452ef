// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.server.access.search;

import org.jspecify.annotations.NullMarked;
