namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads a table whose cells are Excel formulas (<c>="…";="…"</c>), quoted or plain, row by row, holding one row at a time. Quotes inside a cell are
/// doubled; cells may hold semicolons and line breaks. CsvHelper takes a quote for the beginning of a cell only where the cell begins with it.</summary>
internal sealed class FormulaTable(TextReader text, char separator = ';')
{
    /// <summary>No honest row is longer; a quote that is never closed would otherwise swallow the file.</summary>
    public const int MostCharacters = 1024 * 1024;

    private readonly char[] buffer = new char[64 * 1024];
    private readonly List<int> ends = [];
    private char[] row = new char[8 * 1024];
    private int at, filled, length, line = 1;

    /// <summary>Number of the line on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of cells of the row.</summary>
    public int Count => ends.Count;

    /// <summary>True when the file ended inside a cell.</summary>
    public bool CutOff { get; private set; }

    /// <summary>True when the row ended with the file and not with a line break.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>One cell of the row without its formula and quotes.</summary>
    public ReadOnlySpan<char> Cell(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return row.AsSpan(start, ends[index] - start);
    }

    /// <summary>Goes to the next row that is not blank; false at the end. Throws <see cref="SourceFormatException"/> at an endless row.</summary>
    public bool Read()
    {
        do
        {
            (Line, length) = (line, 0);
            ends.Clear();
            if (Peek() < 0) return false;
            while (ReadCell()) { }
        } while (length == 0 && Count == 1);
        return true;
    }

    /// <summary>Reads one cell; false when it was the last of its row.</summary>
    private bool ReadCell()
    {
        var formula = Peek() == '=';
        if (formula) Next();
        var quoted = Peek() == '"';
        if (quoted) Next();
        else if (formula) Append('=');
        while (true)
        {
            var c = Next();
            if (c < 0) CutOff = quoted;
            if (quoted && c == '"') quoted = EndsNot();
            else if (c < 0 || (!quoted && (c == separator || c == '\n')))
            {
                ends.Add(length);
                AtEnd = c < 0;
                return c == separator;
            }
            else if (quoted || c != '\r') Append((char)c);
        }
    }

    /// <summary>A quote inside quotes: doubled it stands for itself, and so does one that no cell ends with. True when the cell goes on.</summary>
    private bool EndsNot()
    {
        var next = Peek();
        if (next == separator || next is '\n' or '\r' or < 0) return false;
        if (next == '"') Next();
        Append('"');
        return true;
    }

    private void Append(char c)
    {
        if (length >= MostCharacters) throw new SourceFormatException($"Zeile {Line} ist länger als {MostCharacters} Zeichen: vermutlich schließt ein Anführungszeichen nicht.");
        if (length == row.Length) Array.Resize(ref row, row.Length * 2);
        row[length++] = c;
    }

    private int Peek() => at < filled || Fill() ? buffer[at] : -1;

    private int Next()
    {
        if (at >= filled && !Fill()) return -1;
        var c = buffer[at++];
        if (c == '\n') line++;
        return c;
    }

    private bool Fill()
    {
        (at, filled) = (0, text.Read(buffer, 0, buffer.Length));
        return filled > 0;
    }
}
