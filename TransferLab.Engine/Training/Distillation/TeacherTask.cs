using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>What a teacher is asked.</summary>
/// <param name="Student">How the student sees pictures; the views are kept in its size.</param>
/// <param name="Seed">Of the random crops.</param>
internal sealed record TeacherTask(Backbone Teacher, IPictureFiles Pictures, IReadOnlyList<View> Views, Preprocessing Student, int Seed)
{
    /// <summary>Bytes of one view as the student sees it.</summary>
    public int PixelBytes => 3 * Student.Width * Student.Height;
}
