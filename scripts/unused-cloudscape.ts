/**
 * What of Cloudscape the console never shows, by file, with what stands in its place: telemetry that has nobody to tell, drawers
 * that other scripts would open, and what tables and lists do only when asked (editing, resizing, groups, columns and rows
 * that stick or are virtual).
 * scripts/lean-cloudscape.test.ts holds that the console does not ask, and that each stands in for all that its file has.
 */

const nothing = (...names: string[]) => names.map((name) => `export function ${name}() { return null; }`).join('\n');
const NOTHING_AS_DEFAULT = 'export default () => null;';
/** Its children are all that is seen of it. */
const children = (...names: string[]) =>
  names.map((name) => `export const ${name} = ({ children }) => children;`).join('\n');

export const UNUSED: Readonly<Record<string, string>> = {
  'components/internal/components/sortable-area/index.js': `${NOTHING_AS_DEFAULT}\n${nothing('getBorderRadiusVariant')}`,
  'components/internal/hooks/use-base-component/styles-check.js':
    'export function useMissingStylesCheck() {}\nexport function __testResetCheckedDocs() {}',
  'components/internal/analytics/components/analytics-funnel.js': `
    export const CREATION_EDIT_FLOW_DONE_EVENT_NAME = '';
    export const AnalyticsFunnelStep = ({ children }) =>
      typeof children === 'function' ? children({ funnelStepProps: {} }) : children;
    ${children('AnalyticsFunnel', 'AnalyticsFunnelSubStep')}`,
  'components/internal/hooks/use-table-interaction-metrics/index.js':
    'export function useTableInteractionMetrics() { return { tableInteractionAttributes: {}, setLastUserAction() {} }; }',
  'component-toolkit/mjs/internal/base-component/metrics/metrics.js': `export function clearOneTimeMetricsCache() {}
    export class Metrics {
      sendComponentMetric() {}
      sendMetricOnce() {}
      sendOpsMetricObject() {}
      sendOpsMetricValue() {}
      sendPanoramaMetric() {}
      logComponentsLoaded() {}
      logComponentUsed() {}
    }`,
  'component-toolkit/mjs/internal/base-component/component-metrics.js': 'export function useComponentMetrics() {}',
  'components/app-layout/visual-refresh-toolbar/drawer/global-ai-drawer.js': nothing(
    'AppLayoutGlobalAiDrawerImplementation',
  ),
  'components/app-layout/visual-refresh-toolbar/drawer/global-bottom-drawer.js': `${nothing(
    'AppLayoutBottomDrawerWrapper',
  )}\n${NOTHING_AS_DEFAULT}`,
  'components/app-layout/visual-refresh-toolbar/drawer/global-drawer.js': NOTHING_AS_DEFAULT,
  'components/app-layout/runtime-drawer/index.js': `${nothing('mapRuntimeConfigToDrawer', 'mapRuntimeConfigToAiDrawer')}
    export function convertRuntimeDrawers() { return { global: [], localBefore: [], localAfter: [] }; }`,
  'components/app-layout/visual-refresh-toolbar/state/use-ai-drawer.js': `const none = {
      aiDrawer: null, activeAiDrawer: null, activeAiDrawerId: null, activeAiDrawerSize: 0, minAiDrawerSize: 0,
      aiDrawerMessageHandler() {}, onActiveAiDrawerChange() {}, onActiveAiDrawerResize() {},
    };
    export function useAiDrawer() { return none; }`,
  'components/app-layout/visual-refresh-toolbar/state/use-bottom-drawers.js': `const none = {
      bottomDrawers: [], activeBottomDrawer: null, activeBottomDrawerSize: 0, minBottomDrawerSize: 0,
      onActiveBottomDrawerChange() {}, onActiveBottomDrawerResize() {}, bottomDrawersMessageHandler() {},
    };
    export function useBottomDrawers() { return none; }`,
  'components/app-layout/visual-refresh-toolbar/state/use-feature-notifications.js':
    'export function useFeatureNotifications() { return { onOpenFeatureNotificationsDrawer() {}, featureNotificationsMessageHandler() {} }; }',
  'components/internal/plugins/controllers/drawers.js': `const unsubscribe = () => {};
    const listen = () => unsubscribe;
    export class DrawersController {
      installPublic(api = {}) { return api; }
      installInternal(api = {}) {
        return Object.assign(api, {
          onDrawersRegistered: listen, onDrawerOpened: listen, onDrawerClosed: listen, onDrawerResize: listen,
          onDrawersUpdated: listen, getDrawersState: () => [],
        });
      }
    }`,
  'components/internal/hooks/use-performance-marks/index.js': 'export function usePerformanceMarks() { return {}; }',
  'components/collection-preferences/content-display/index.js': NOTHING_AS_DEFAULT,
  'components/table/multi-column-sort/live-announcement.js': nothing('SortLiveAnnouncement'),
  'components/table/body-cell/inline-editor.js': nothing('InlineEditor'),
  'components/table/body-cell/disabled-inline-editor.js': nothing('DisabledInlineEditor'),
  'components/table/header-cell/group-header-cell.js': nothing('TableGroupHeaderCell'),
  'components/table/header-cell/sort-menu.js': nothing('SortMenu'),
  'components/table/selection/use-group-selection.js':
    'export function useGroupSelection() { return { isItemSelected: () => false }; }',
  'components/table/sticky-columns/use-sticky-columns.js': `const nobody = () => {};
    const columns = { style: {}, refs: { wrapper: nobody, table: nobody, cell: nobody } };
    export function useStickyColumns() { return columns; }
    export function useStickyCellStyles() { return { ref: nobody }; }`,
  'components/table/resizer/index.js': `import React from 'react';
    import clsx from 'clsx';
    import styles from './styles.css.js';
    export function Divider({ className }) {
      return React.createElement('span', { className: clsx(styles.divider, className) });
    }
    ${nothing('Resizer', 'ResizeTracker')}`,
  'components/table/use-auto-skeleton-rows.js': 'export function useAutoSkeletonRows() {}',
  'components/table/skeleton-rows.js': nothing('SkeletonRows'),
  'components/autosuggest/virtual-list.js': NOTHING_AS_DEFAULT,
  'components/select/parts/virtual-list.js': NOTHING_AS_DEFAULT,
  'components/button-group/file-input-item.js': NOTHING_AS_DEFAULT,
};

/** Words of the console's sources that would ask for it. */
export const ASKING =
  /contentDisplayPreference|components\/(?:list|board)'|expandableRows|groupDefinitions|\beditConfig\b|virtualScroll|multiColumnSort|resizableColumns|stickyColumns\b|\bskeleton=|icon-file-input/;
