namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>How far the hand that writes a glyph anew strays from the one that wrote it.</summary>
/// <param name="Turn">Largest turn, in degrees.</param>
/// <param name="Shear">Largest slant: pixels sideways for each pixel down.</param>
/// <param name="Stretch">Largest change of either side, as a part of it.</param>
/// <param name="Shift">Largest shift, as a part of the side.</param>
/// <param name="Wave">Largest shift of single places against each other, as a part of the side.</param>
/// <param name="Paper">Share of pictures with other ink, paper, light and noise than black on white.</param>
internal sealed record GlyphDistortion(double Turn, double Shear, double Stretch, double Shift, double Wave, double Paper);
