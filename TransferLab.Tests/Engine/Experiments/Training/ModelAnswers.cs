using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Export;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;

namespace TransferLab.Tests.Engine.Experiments.Training;

/// <summary>Asks a kept model by plain ONNX Runtime, with nothing of the trainer.</summary>
internal static class ModelAnswers
{
    /// <summary>The file says of the test pictures what the run recorded.</summary>
    public static async Task AssertSameAsync(TrainingLab lab, ModelReference model, Predictions predictions)
    {
        using var session = new InferenceSession(lab.Get<ModelShelf>().FileOf(model));
        using var options = new RunOptions();
        var (card, library) = (model.Card, lab.Get<DatasetLibrary>());
        var filler = new TensorFiller(card.Layout, card.Preprocessing);
        var fit = PictureFit.CentreCrop(card.Preprocessing.ShorterSide, card.Preprocessing.Width, card.Preprocessing.Height);
        for (var i = 0; i < predictions.Count; i++)
        {
            var bytes = await library.ReadBytesAsync(lab.Dataset, lab.Dataset.Examples[predictions.Rows[i]]);
            var rgb = new byte[3 * card.Preprocessing.Width * card.Preprocessing.Height];
            PictureDecoder.DecodeFitted(bytes, fit, rgb);
            var tensor = new float[card.Preprocessing.TensorLength];
            filler.Fill(rgb, tensor);
            using var input = OrtValue.CreateTensorValueFromMemory(tensor, [1, 3, card.Preprocessing.Height, card.Preprocessing.Width]);
            using var outputs = session.Run(options, [session.InputNames[0]], [input], ["probabilities"]);
            var said = outputs[0].GetTensorDataAsSpan<float>();
            for (var c = 0; c < said.Length; c++)
            {
                Assert.InRange(Math.Abs(said[c] - predictions.Probabilities[i, c]), 0, 1e-4);
            }
        }
    }
}
