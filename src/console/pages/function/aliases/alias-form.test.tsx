// @vitest-environment happy-dom
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { AliasForm, type AliasFormValues } from './alias-form.tsx';

afterEach(cleanup);

const VERSIONS = ['$LATEST', '9', '10', '1'].map((Version) => ({ Version }));

function renderForm(initial: AliasFormValues, nameFixed = false, error: Error | null = null) {
  const onSubmit = vi.fn<(values: AliasFormValues) => void>();
  const { container } = new PageRegion().render(
    <AliasForm
      initial={initial}
      nameFixed={nameFixed}
      versions={VERSIONS}
      pending={false}
      error={error}
      cancelPath="/functions"
      onSubmit={onSubmit}
    />,
  );
  const wrapper = createWrapper(container);
  const type = (label: string, text: string) =>
    fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value: text } });
  const choose = (label: string, version: string) => {
    const select = wrapper
      .findAllFormFields()
      .find((field) => field.findLabel()?.getElement().textContent === label)
      ?.findControl()
      ?.findSelect();
    act(() => select?.openDropdown());
    act(() => select?.selectOptionByValue(version));
  };
  const options = (label: string) => {
    const select = wrapper
      .findAllFormFields()
      .find((field) => field.findLabel()?.getElement().textContent === label)
      ?.findControl()
      ?.findSelect();
    act(() => select?.openDropdown());
    return select
      ?.findDropdown()
      .findOptions()
      .map((option) => option.getElement().textContent);
  };
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  return { onSubmit, type, choose, options, save };
}

const NEW: AliasFormValues = { name: '', description: '', routing: { version: '$LATEST' } };

test('a new alias: name, version, no weights', () => {
  const form = renderForm(NEW);
  form.type('Name', 'dev');
  form.save();
  expect(form.onSubmit).toHaveBeenCalledWith({ name: 'dev', description: '', routing: { version: '$LATEST' } });
});

test('versions are offered from the newest, by number', () => {
  expect(renderForm(NEW).options('Version')).toEqual(['$LATEST', '10', '9', '1']);
});

test('nothing is sent without a name, and what was typed stays', () => {
  const form = renderForm(NEW);
  form.type('Description – optional', 'for the class');
  form.save();
  expect(form.onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('Enter a name.')).toBeTruthy();
  expect(screen.getByDisplayValue('for the class')).toBeTruthy();
});

test('half of the traffic to an additional version; the primary box shows the rest', () => {
  const form = renderForm({ name: 'prod', description: '', routing: { version: '1' } }, true);
  form.choose('Additional version', '9');
  form.type('Weight (%)', '30');
  expect(screen.getByLabelText<HTMLInputElement>('Version 1 receives (%)').value).toBe('70');
  form.save();
  expect(form.onSubmit.mock.calls[0]?.[0].routing).toEqual({
    version: '1',
    additional: { version: '9', weightPercent: 30 },
  });
});

test('None takes the additional version away', () => {
  const routing = { version: '1', additional: { version: '9', weightPercent: 50 } };
  const form = renderForm({ name: 'prod', description: '', routing }, true);
  form.choose('Additional version', '');
  form.choose('Version', '9');
  form.save();
  expect(form.onSubmit.mock.calls[0]?.[0].routing).toEqual({ version: '9' });
});

test('an empty weight is not sent as 0', () => {
  const form = renderForm({ name: 'prod', description: '', routing: { version: '1' } }, true);
  form.choose('Additional version', '9');
  form.type('Weight (%)', '');
  form.save();
  expect(form.onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('Enter a weight from 0 to 100.')).toBeTruthy();
});

test('the same version twice is named in AWS’s words, and still left to the service to refuse', () => {
  const form = renderForm({ name: 'prod', description: '', routing: { version: '1' } }, true);
  form.choose('Additional version', '1');
  expect(
    screen.getByText('Invalid function version 1. Function version 1 is already included in routing configuration.'),
  ).toBeTruthy();
  form.save();
  expect(form.onSubmit).toHaveBeenCalledOnce();
});

test.each([['-1'], ['101']])(
  'a weight of %s is marked, focused and not sent, and nothing is computed from it',
  (weight) => {
    const form = renderForm({ name: 'prod', description: '', routing: { version: '1' } }, true);
    form.choose('Additional version', '9');
    form.type('Weight (%)', weight);
    expect(screen.getByLabelText<HTMLInputElement>('Version 1 receives (%)').value).toBe('-');
    form.save();
    expect(form.onSubmit).not.toHaveBeenCalled();
    expect(screen.getByText('Enter a weight from 0 to 100.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Weight (%)', { selector: 'input' }));
  },
);

test('a name that is not allowed says why, beside the field, which gets the focus', () => {
  const form = renderForm(NEW);
  form.type('Name', '123');
  form.save();
  expect(form.onSubmit).not.toHaveBeenCalled();
  expect(
    screen.getByText(
      /^Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern/,
    ),
  ).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Name', { selector: 'input' }));
});

test('what the service refused stands at the field that it names', () => {
  const message = "Value 'x' at 'name' failed to satisfy constraint: Member must be something else";
  const error = Object.assign(new Error(`1 validation error detected: ${message}`), { name: 'ValidationException' });
  renderForm({ ...NEW, name: 'x' }, false, error);
  expect(screen.getByText(message)).toBeTruthy();
  expect(screen.getByLabelText('Name', { selector: 'input' }).getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByText(/1 validation error detected/)).toBeNull();
});

test('a refusal leaves its field with the value that was refused', () => {
  const message = "Value 'x' at 'name' failed to satisfy constraint: Member must be something else";
  const error = Object.assign(new Error(`1 validation error detected: ${message}`), { name: 'ValidationException' });
  const form = renderForm({ ...NEW, name: 'x' }, false, error);
  form.type('Name', 'y');
  expect(screen.queryByText(message)).toBeNull();
});

test('that $LATEST cannot be weighted is said before an additional version is chosen', () => {
  renderForm(NEW);
  expect(screen.getByText('$LATEST is not supported for an alias pointing to more than 1 version')).toBeTruthy();
});
