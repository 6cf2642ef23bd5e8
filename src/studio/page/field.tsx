import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly help?: string | undefined;
  readonly code?: boolean;
  readonly isNumber?: boolean;
  /** Called when the text is complete: on Enter, and when the field is left. */
  readonly onSet: (text: string) => void;
}

/** A text of the job; empty is absent. */
export function Field({
  label,
  value,
  placeholder,
  help,
  code = false,
  isNumber = false,
  onSet,
}: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode={isNumber ? 'decimal' : 'text'}
        class={code ? 'code' : undefined}
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onSet(event.currentTarget.value.trim())}
      />
      {help === undefined ? undefined : (
        <small id={`${id}-help`} class="help">
          {help}
        </small>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onSet: (value: string) => void;
}

/** One of few. */
export function Choice({ label, value, options, onSet }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onSet(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly value: boolean;
  readonly onSet: (value: boolean) => void;
}

export function Check({ label, value, onSet }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={(event) => onSet(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** One of a list, or what the law or the program usually takes. */
export function choiceOf(
  label: string,
  value: string | undefined,
  usual: string,
  options: readonly string[],
  onSet: (value: string | undefined) => void,
) {
  return (
    <Choice
      label={label}
      value={value ?? ''}
      options={[['', `usual: ${usual}`], ...options.map((each) => [each, each] as const)]}
      onSet={(text) => onSet(text === '' ? undefined : text)}
    />
  );
}
